namespace Broker.Portal.Features.Work;

/// <summary>Texts of the calendars one's own calendar programme reads.</summary>
public sealed class CalendarsText;
