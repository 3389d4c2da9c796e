"""The knowledge of .docx files that all rooms share: opening, writing, names, elements, styles."""
