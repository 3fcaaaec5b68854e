"""Scans and photographs → the marks of pages; what pages become is the business of readers/pages."""
