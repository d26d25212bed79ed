"""What every extractor needs to know of text, whatever it looks for."""
