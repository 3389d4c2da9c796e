"""The meaning of single words and phrases: dates, headings, frequencies, gaps."""
