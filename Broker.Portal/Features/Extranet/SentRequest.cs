using Broker.Portal.Hosting;

namespace Broker.Portal.Features.Extranet;

/// <summary>Where a request that was just sent is seen: with its contract while contracts are shown, else among the client's certificates.</summary>
internal static class SentRequest
{
    public static string Place(Guid clientId, Guid contractId, bool files) =>
        files ? $"{Spaces.Contract(clientId, contractId)}?tab=documents" : $"{Spaces.Home(clientId)}/certificates";

    public static string Address(Guid clientId, Guid contractId, Guid requestId, bool files) =>
        $"{Place(clientId, contractId, files)}{(files ? "&" : "?")}request={requestId}";
}
