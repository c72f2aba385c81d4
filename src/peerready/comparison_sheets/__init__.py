"""The sheets of a comparison's workbook: tables to filter by, and pages with charts."""
