"""What was found in an article, shown in its text."""
