using Broker.Core.Common;

namespace Broker.Core.SignIn;

/// <summary>How often something was tried at the door within a while, from one network or about one address, known or not.</summary>
public sealed class DoorTally : Entity, IStaffOnly, IUntold
{
    public const int KeyLength = 64;

    /// <summary>Hash of what is counted.</summary>
    public required string Key { get; init; }
    public required int Count { get; set; }

    /// <summary>When counting begins anew.</summary>
    public required DateTime Until { get; set; }
}
