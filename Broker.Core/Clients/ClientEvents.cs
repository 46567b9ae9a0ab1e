namespace Broker.Core.Clients;

/// <summary>What a client's own record writes into its history.</summary>
public static class ClientEvents
{
    /// <summary>Name.</summary>
    public const string Created = "client.created";

    /// <summary>Name; the quote, contract or claim it was brought for.</summary>
    public const string DocumentReceived = "client.document-received";
}
