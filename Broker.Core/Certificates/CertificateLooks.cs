using Broker.Core.Common;

namespace Broker.Core.Certificates;

/// <summary>How often a certificate was looked up by its code on one day. Of those who looked nothing is known.</summary>
public sealed class CertificateLooks : IOwned, IStaffOnly, IUntold
{
    public required Guid ClientId { get; init; }
    public required Guid CertificateId { get; init; }
    public required DateOnly Day { get; init; }
    public int Count { get; set; } = 1;
}
