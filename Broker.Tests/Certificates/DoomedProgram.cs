using System.Diagnostics;
using Broker.Core;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.SignIn;
using Broker.Core.Word;
using Broker.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>
/// A program on the world's archive and shelf that dies at a given moment: before or after a save, a word to the other screens, a read or write
/// of the shelf, a print, and where one asks for it at the beginning or after the end of any transaction. From then on nothing it does has any effect, as after a kill; the world itself is the program started afterwards.
/// </summary>
internal sealed class DoomedProgram : IAsyncDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    /// <summary>No kind of failure the program knows: it must not be given the chance to write it down.</summary>
    public sealed class Killed : OperationCanceledException;

    private static readonly AsyncLocal<DoomedProgram?> Running = new();

    private readonly ServiceProvider services;
    private readonly List<IDisposable> listening = [];
    private readonly int moment;
    private readonly bool transactions;
    private int moments;

    /// <param name="moment">From 1.</param>
    public DoomedProgram(TheWorld world, int moment, bool transactions = false)
    {
        (this.moment, this.transactions) = (moment, transactions);
        var registered = new ServiceCollection();
        registered.AddLogging();
        registered.AddSingleton<TimeProvider>(world.Time).AddSingleton<IFileShelf>(new Shelf(world.Shelf, this)).AddSingleton<IPdfPress>(new Press(world.Press, this));
        registered.AddSingleton<IMailPost>(world.Post).AddSingleton<IDoorWords>(new FakeDoorWords()).AddSingleton<Core.ExpectedDocuments.Reminders.IReminderWords>(new FakeReminderWords()).AddSingleton<Core.Communication.Mailboxes.ISeal>(world.Seal).AddSingleton(Cast.Firm);
        registered.AddBrokerCore(world.Storage, TheWorld.Zone);
        services = registered.BuildServiceProvider();
        services.GetRequiredService<ChangeFeed>().Stale += _ => Pass();
        listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public bool Died => moments >= moment;

    /// <summary>Answers null when the program died over it.</summary>
    public async Task<T?> TryAsync<T>(Func<IServiceProvider, Task<T>> what) where T : Result
    {
        Running.Value = this;
        try
        {
            return await what(services);
        }
        catch (Killed)
        {
            return null;
        }
        finally
        {
            Running.Value = null;
        }
    }

    private void Pass()
    {
        if (Died || ++moments == moment) throw new Killed();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name)
            listening.Add(listener.Subscribe(this, name => Running.Value == this && (name == CoreEventId.SaveChangesStarting.Name || name == CoreEventId.SaveChangesCompleted.Name
                || (transactions && (name == RelationalEventId.TransactionStarted.Name || name == RelationalEventId.TransactionCommitted.Name)))));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> save)
    {
        if (Running.Value == this) Pass();
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }
    void IObserver<DiagnosticListener>.OnError(Exception error) { }
    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in listening.ToList()) one.Dispose();
        await services.DisposeAsync();
    }

    private sealed class Shelf(IFileShelf lasting, DoomedProgram program) : IFileShelf
    {
        public async Task<ShelvedFile> PutAsync(Stream content, Action<Stream>? look, CancellationToken ct)
        {
            program.Pass();
            var kept = await lasting.PutAsync(content, look, ct);
            program.Pass();
            return kept;
        }

        public Stream Open(string hash)
        {
            program.Pass();
            return lasting.Open(hash);
        }

        public bool Has(string hash) => lasting.Has(hash);

        public void Destroy(string hash)
        {
            program.Pass();
            lasting.Destroy(hash);
        }

        public IEnumerable<(string Hash, DateTime LastWriteUtc)> All() => lasting.All();
    }

    private sealed class Press(IPdfPress lasting, DoomedProgram program) : IPdfPress
    {
        public async Task<byte[]> PrintAsync(PrintSheet sheet, CancellationToken ct = default)
        {
            program.Pass();
            var pdf = await lasting.PrintAsync(sheet, ct);
            program.Pass();
            return pdf;
        }
    }
}
