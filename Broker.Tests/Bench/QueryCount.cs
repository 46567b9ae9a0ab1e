using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Broker.Tests.Bench;

/// <summary>Counts the commands that EF sends to a database: from all contexts of this process, or only on behalf of whoever made the count.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> listening = [];
    private int commands;

    private readonly AsyncLocal<bool> mine = new();
    private readonly bool onlyMine;

    public QueryCount(bool onlyMine = false)
    {
        (this.onlyMine, mine.Value) = (onlyMine, true);
        listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Commands => commands;

    public void OnNext(DiagnosticListener source)
    {
        if (source.Name == "Microsoft.EntityFrameworkCore") listening.Add(source.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
    }

    public void OnNext(KeyValuePair<string, object?> told)
    {
        if (told.Key == RelationalEventId.CommandExecuted.Name && (!onlyMine || mine.Value)) Interlocked.Increment(ref commands);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var one in listening) one.Dispose();
    }
}
