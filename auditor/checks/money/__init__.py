"""Kinds on money: budgets, balances, unit prices."""
