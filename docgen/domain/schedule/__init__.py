"""What a year promises, when it is held, and what it owes."""
