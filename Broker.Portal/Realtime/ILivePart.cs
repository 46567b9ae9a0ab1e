using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Realtime;

/// <summary>What of a screen is read again by itself, as <see cref="DrawnTogether"/> needs it.</summary>
public interface ILivePart
{
    /// <summary>Its screen's language, among others.</summary>
    ExecutionContext Context { get; }

    /// <summary>What it belongs to: screens whose parts belong to the same read the same, most of the time.</summary>
    object? Kind { get; }

    /// <summary>It is no longer on the screen.</summary>
    bool Gone { get; }

    /// <summary>Never fails.</summary>
    /// <returns>What now shows something else; null when it could not be read.</returns>
    Task<IHandleEvent?> ReadAsync();

    /// <summary>Does something on the screen's own thread.</summary>
    Task OnScreenAsync(Func<Task> work);

    /// <summary>Draws all that is <see cref="DrawnTogether.Due"/>.</summary>
    void Draw();
}
