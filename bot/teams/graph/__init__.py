"""Microsoft Graph: who is in a channel, what people do, calendars and online meetings."""
