"""Any other paper: any template and any table, row by row brought to what the template asks for."""
