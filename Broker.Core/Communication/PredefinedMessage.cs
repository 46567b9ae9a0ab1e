using Broker.Core.Common;
using Broker.Core.Work;

namespace Broker.Core.Communication;

/// <summary>
/// A mail written beforehand: chosen when one writes to a client, or sent by itself when something happens, to whom it names (R-ASC-03). One with
/// a validation is held until somebody has accepted it (R-TSK-10).
/// </summary>
public sealed class PredefinedMessage : Entity, IStaffOnly
{
    public const int NameLength = 120;

    public required string Name { get; set; }
    public required string Subject { get; set; }

    /// <summary>Plain text, with the tags documents have.</summary>
    public required string Body { get; set; }

    /// <summary>Otherwise it is neither offered nor sent.</summary>
    public bool Active { get; set; } = true;

    /// <summary>What sends it by itself; nothing does with none.</summary>
    public TaskTrigger Trigger { get; set; }
    public bool ToClient { get; set; }
    public bool ToHandler { get; set; }

    /// <summary>Those associated with the client in one of these roles.</summary>
    public List<PredefinedMessageRole> Roles { get; init; } = [];

    /// <summary>The validation that holds it back.</summary>
    public Guid? ValidationId { get; set; }

    /// <returns>The roles it did not have before.</returns>
    public IReadOnlyList<PredefinedMessageRole> Address(bool client, bool handler, IEnumerable<Guid> roles)
    {
        var chosen = roles.Distinct().ToList();
        (ToClient, ToHandler) = (client, handler);
        Roles.RemoveAll(r => !chosen.Contains(r.RoleId));
        var added = chosen.Where(id => Roles.TrueForAll(r => r.RoleId != id)).Select(id => new PredefinedMessageRole { MessageId = Id, RoleId = id }).ToList();
        Roles.AddRange(added);
        return added;
    }
}

public sealed class PredefinedMessageRole : IStaffOnly
{
    public required Guid MessageId { get; init; }
    public required Guid RoleId { get; init; }
}
