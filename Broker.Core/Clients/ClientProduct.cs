using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>A product a client is restricted to, until a day (R-ASC-10, R-ASC-12).</summary>
public sealed class ClientProduct : Entity, IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required Guid ProductId { get; init; }

    /// <summary>First day on which it no longer counts (D-12).</summary>
    public DateOnly? VoidFrom { get; set; }

    public bool IsVoidOn(DateOnly day) => VoidFrom <= day;
}
