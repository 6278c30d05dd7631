"""Titles of persons: roles and their English forms, the phrases that hold them, whom they belong to."""
