"""Warta: Indonesian and English news articles in, tidy tables out."""
