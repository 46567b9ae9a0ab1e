namespace Broker.Core.Changes;

/// <summary>The kinds of rows something speaks of: only their changes can alter it.</summary>
public sealed class Subjects
{
    private readonly HashSet<string> names;

    private Subjects(IEnumerable<string> names) => this.names = [.. names];

    public static Subjects Of(params Type[] entities) => new(entities.Select(e => e.Name));

    public Subjects And(Subjects others) => new(names.Concat(others.names));

    public bool Include(Change change) => change == Change.Everything || names.Contains(change.Subject);
}
