"""LibreOffice, called from outside: documents to PDF, files of other programs to .docx."""
