"""What templates draw while they are filled: letterhead, title, tables, signature, ballots."""
