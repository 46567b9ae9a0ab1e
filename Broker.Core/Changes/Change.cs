namespace Broker.Core.Changes;

/// <summary>Which drawer changed; never what is in it.</summary>
/// <param name="Subject">Name of the entity's class.</param>
/// <param name="Id">The row's; the person's, of what is one person's own.</param>
/// <param name="ClientId">The client account it belongs to, when it belongs to one.</param>
public sealed record Change(string Subject, Guid Id, Guid? ClientId)
{
    /// <summary>Told to every listener after notices may have been missed: read again whatever you show.</summary>
    public static readonly Change Everything = new(Anything, Guid.Empty, null);

    private const string Anything = "*";

    internal bool IsEverything => Subject == Anything;

    public bool Is<T>() => Subject == NameOf<T>.Value || IsEverything;

    /// <summary>True for this client's rows, and when everything may have changed.</summary>
    public bool IsOf(Guid clientId) => ClientId == clientId || IsEverything;

    /// <summary>True for what is this person's own, and when everything may have changed.</summary>
    public bool IsFor(Guid? personId) => Id == personId || IsEverything;

    /// <summary>Asked of each change by each screen: reflection is slower than all the rest of it.</summary>
    private static class NameOf<T>
    {
        public static readonly string Value = typeof(T).Name;
    }
}
