using Broker.Core.Access;
using Broker.Core.Storage;

namespace Broker.Core.Extranet;

/// <summary>What a client's history says of who may come in: before and after, one line for each thing that changed (IND-15).</summary>
public static class AccessHistory
{
    /// <summary>Name, group.</summary>
    public const string Given = "client.access-given";

    /// <summary>Name, group before, group after.</summary>
    public const string Group = "client.access-group";

    /// <summary>Name, the right.</summary>
    public const string OptionOn = "client.access-option-on", OptionOff = "client.access-option-off";

    /// <summary>Name.</summary>
    public const string AllContracts = "client.access-all-contracts", ChosenContracts = "client.access-chosen-contracts", Removed = "client.access-removed";

    /// <summary>The new one, the one before; the first of an account without the latter.</summary>
    public const string Primary = "client.primary-named", FirstPrimary = "client.primary-first";

    /// <summary>Name, the item; for a part of a contract, which parts.</summary>
    public const string Shared = "client.item-shared", SharedInPart = "client.item-shared-in-part", Unshared = "client.item-unshared";

    /// <summary>Name.</summary>
    public const string Details = "client.colleague-changed";

    public static void Tell(this BrokerDb db, Membership membership, string name, Rights before, Rights after)
    {
        var client = membership.ClientId;
        if (before.Group != after.Group) db.AddEvent(client, null, Group, name, Word(before.Group), Word(after.Group));
        foreach (var option in Enum.GetValues<AccessOption>().Where(o => before.Has(o) != after.Has(o))) db.AddEvent(client, null, after.Has(option) ? OptionOn : OptionOff, name, Word(option));
        if (!after.SeesEverything && before.AllContracts != after.AllContracts) db.AddEvent(client, null, after.AllContracts ? AllContracts : ChosenContracts, name);
    }

    /// <summary>A value each reader reads in their own language; of several at once, each.</summary>
    public static string Word(Enum value) => string.Join(", ", value.ToString().Split(", ").Select(name => $"{value.GetType().Name}.{name}"));
}
