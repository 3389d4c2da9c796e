"""The standard's numbers, and the styles, parts and sections made of them."""
