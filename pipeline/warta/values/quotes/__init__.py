"""Quotations: marks of every kind, reporting clauses, speakers, indirect speech, embedded posts."""
