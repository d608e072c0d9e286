"""What happens at each step of the route: the effect of every transition, and the other deeds of
that step.
"""
