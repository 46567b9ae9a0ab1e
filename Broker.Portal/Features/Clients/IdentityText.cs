namespace Broker.Portal.Features.Clients;

/// <summary>Texts of a client's identity: its fields, its form, duplicates and merging; beside it in two languages.</summary>
public sealed class IdentityText;
