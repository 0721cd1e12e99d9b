namespace TransferLab.Engine.Training.Distillation;

/// <summary>One look at one picture: teacher and student see the same rectangle of it.</summary>
/// <param name="Picture">Index into the pictures.</param>
/// <param name="Number">0 is the picture as prediction sees it; every other number is a random crop of its own.</param>
/// <param name="SmallestCrop">Smallest part of the picture's area that a random crop keeps.</param>
internal readonly record struct View(int Picture, int Number, double SmallestCrop);
