namespace Broker.Portal.Sharing;

/// <summary>Who of a client's comes in, and what they see: read on both sides.</summary>
public sealed class PeopleText;
