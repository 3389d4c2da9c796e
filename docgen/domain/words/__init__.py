"""What single words and phrases mean: numerals, dates, frequencies, shares, gaps."""
