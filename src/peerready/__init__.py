"""Organisational readiness self-assessment for employing peer support workers."""

__version__ = "0.1.0"
