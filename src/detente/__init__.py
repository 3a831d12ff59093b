"""Détente: from documents about a negotiation to a brief."""
