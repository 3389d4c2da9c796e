"""The proofreader: rules on the language of papers, each a small function in the file of its family."""
