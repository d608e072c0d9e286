"""What happens without anybody asking, and the letters that leave: rounds, reminders, mail,
calendar entries.
"""
