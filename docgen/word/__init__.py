"""What everybody must know of a .docx: opening, writing, names, elements, styles."""
