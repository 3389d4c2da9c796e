"""The drawings of templates, made while they are filled: letterhead, title, tables, signature, ballots."""
