namespace Broker.Portal.Features.Clients;

/// <summary>Texts of the client list and record.</summary>
public sealed class ClientsText;
