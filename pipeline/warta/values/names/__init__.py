"""Persons, organizations and places of an article, from the names that were recognised in it."""
