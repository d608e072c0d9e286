"""The meeting, in the order of its life: plan, fill its agenda, prepare, invite, hold."""
