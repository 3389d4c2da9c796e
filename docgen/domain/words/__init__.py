"""What single words and phrases mean: dates, headings, frequencies, gaps."""
