using Broker.Core.Clients;

namespace Broker.Tests.Work;

/// <summary>The least one must say of a client to make one.</summary>
internal static class NewClient
{
    public static SaveClient.Input Of(ClientKind kind, Guid handler) => new()
    {
        Kind = kind, Name = $"Nouveau {Guid.NewGuid():N}", LastName = $"Neuf{Guid.NewGuid():N}", FirstName = "Paul", HandlerId = handler,
    };
}
