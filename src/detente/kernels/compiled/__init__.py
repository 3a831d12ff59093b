"""Twins of kernels in Cython, built where there is a C compiler.

`detente.kernels.form` tells whether they are in use; each is reached only through the
plain kernel of its name, which checks what they are given.
"""
