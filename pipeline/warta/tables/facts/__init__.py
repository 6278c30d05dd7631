"""Facts over the whole corpus: whose, what, how much, when and who says so; who said what; who was what."""
