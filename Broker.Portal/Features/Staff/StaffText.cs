namespace Broker.Portal.Features.Staff;

/// <summary>Texts of the firm's people, their profiles, and the firm itself.</summary>
public sealed class StaffText;
