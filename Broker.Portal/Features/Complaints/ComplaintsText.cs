namespace Broker.Portal.Features.Complaints;

/// <summary>Texts of complaints.</summary>
public sealed class ComplaintsText;
