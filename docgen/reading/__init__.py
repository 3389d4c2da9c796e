"""Reading: from bytes to nodes that know their place, and from nodes to typed values."""
