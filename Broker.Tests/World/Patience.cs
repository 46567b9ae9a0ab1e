using System.Runtime.CompilerServices;
using Bunit;

namespace Broker.Tests.World;

internal static class Patience
{
    /// <summary>A wait only ends late when it fails: on a busy machine one second is nothing.</summary>
    [ModuleInitializer]
    internal static void Begin() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
}
