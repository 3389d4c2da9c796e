"""Days: holidays and make-up workdays, terms, festivals."""
